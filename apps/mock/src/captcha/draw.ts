import { encode } from 'fast-png';

/** Size of the picture in pixels. */
const WIDTH = 310;
const HEIGHT = 155;

/** Side of the square that the piece fits into. */
const PIECE = 47;

/** Least distance between the hole and the edges, and on the left between the hole and where the piece starts. */
const MARGIN = 8;

/** The colors of a picture: those of the sky, from top to bottom, and one for each bubble. */
const SKY = 31;
const BUBBLES = 24;
const COLORS = SKY + BUBBLES;

/** How much of its brightness a pixel in the hole keeps. */
const SHADE = 0.35;

/** A captcha: where the hole is, and both images as PNG. */
export interface Drawing {
  /** Distance of the hole from the left edge of the picture. */
  x: number;
  /** The picture with the hole. */
  picture: Uint8Array;
  /** The piece at its height, on a transparent strip as high as the picture. */
  piece: Uint8Array;
}

/** Random whole numbers, both limits included. */
type Between = (from: number, to: number) => number;

/** A color as red, green, blue and opacity. */
type Color = [number, number, number, number];

/** Where the hole of a captcha is. Its drawing begins with this, so the same seed gives the same hole. */
export function holeOf(seed: number): number {
  return placeHole(createRandom(seed)).x;
}

/**
 * Draws a captcha. The same seed gives the same one.
 *
 * @example const { x, picture, piece } = drawCaptcha(42);
 */
export function drawCaptcha(seed: number): Drawing {
  const between = createRandom(seed);
  const { x, y } = placeHole(between);
  const palette = mixColors(between);
  const picture = paint(between);
  const piece = new Uint8Array(PIECE * HEIGHT);
  for (let row = 0; row < PIECE; row++) {
    for (let column = 0; column < PIECE; column++) {
      if (!isInPiece(column, row)) continue;
      const place = (y + row) * WIDTH + x + column;
      const color = picture[place] ?? 0;
      piece[(y + row) * PIECE + column] = color;
      picture[place] = color + COLORS;
    }
  }
  return { x, picture: png(picture, WIDTH, palette), piece: png(piece, PIECE, palette) };
}

function placeHole(between: Between): { x: number; y: number } {
  return { x: between(PIECE + MARGIN, WIDTH - PIECE - MARGIN), y: between(MARGIN, HEIGHT - PIECE - MARGIN) };
}

/** Transparent, then every color, then every color in the shade of the hole. */
function mixColors(between: Between): Color[] {
  const color = (): Color => [between(90, 255), between(90, 255), between(90, 255), 255];
  const [top, bottom] = [color(), color()];
  const change = (color: Color, by: (value: number, channel: number) => number): Color => {
    const [red, green, blue] = color;
    return [by(red, 0), by(green, 1), by(blue, 2), 255];
  };
  const sky = Array.from({ length: SKY }, (_, band) =>
    change(top, (value, channel) => value + (((bottom[channel] ?? 0) - value) * band) / SKY),
  );
  const colors = [...sky, ...Array.from({ length: BUBBLES }, color)];
  return [[0, 0, 0, 0], ...colors, ...colors.map((one) => change(one, (value) => value * SHADE))];
}

/** Paints a sky with bubbles in front, so that no two places look alike: the color of each pixel, by its number. */
function paint(between: Between): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let row = 0; row < HEIGHT; row++) {
    pixels.fill(1 + Math.floor((row * SKY) / HEIGHT), row * WIDTH, (row + 1) * WIDTH);
  }
  for (let bubble = 1; bubble <= BUBBLES; bubble++) {
    const [left, upper, radius] = [between(0, WIDTH), between(0, HEIGHT), between(8, 40)];
    for (let row = Math.max(0, upper - radius); row < Math.min(HEIGHT, upper + radius); row++) {
      const half = Math.floor(Math.sqrt(radius ** 2 - (row - upper) ** 2));
      pixels.fill(SKY + bubble, row * WIDTH + Math.max(0, left - half), row * WIDTH + Math.min(WIDTH, left + half));
    }
  }
  return pixels;
}

/** A square with a knob at its top and a notch at its right. */
function isInPiece(column: number, row: number): boolean {
  const knob = PIECE / 5;
  const middle = PIECE / 2;
  const isInSquare = row >= knob;
  const isInKnob = (column - middle) ** 2 + (row - knob) ** 2 < knob ** 2;
  const isInNotch = (column - PIECE) ** 2 + (row - middle - knob / 2) ** 2 < knob ** 2;
  return (isInSquare || isInKnob) && !isInNotch;
}

function png(data: Uint8Array, width: number, palette: Color[]): Uint8Array {
  return encode({ width, height: HEIGHT, data, channels: 1, palette }, { zlib: { level: 1 } });
}

/** The generator mulberry32: numbers that look random, and are the same for the same seed. */
function createRandom(seed: number): Between {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (from, to) => from + Math.floor(next() * (to - from + 1));
}
