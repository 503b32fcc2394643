import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { drawCaptcha, holeOf } from '../../src/captcha/draw.ts';

/** The color of every pixel, with its opacity. */
function readPixels(png: Uint8Array) {
  const decoded: DecodedPng = decode(png);
  const data = convertIndexedToRgb(decoded);
  const channels = data.length / decoded.width / decoded.height;
  const pixelAt = (column: number, row: number) => {
    const from = (row * decoded.width + column) * channels;
    return [...data.subarray(from, from + channels)];
  };
  return { width: decoded.width, height: decoded.height, pixelAt };
}

/** How many pixels of the piece do not belong where they would be if the piece was dropped at `x`. */
function misfits({ picture, piece }: ReturnType<typeof drawCaptcha>, x: number): number {
  const [below, above] = [readPixels(picture), readPixels(piece)];
  let count = 0;
  for (let row = 0; row < above.height; row++) {
    for (let column = 0; column < above.width; column++) {
      const [red = 0, green = 0, blue = 0, opacity] = above.pixelAt(column, row);
      if (opacity === 0) continue;
      const shaded = [red, green, blue].map((channel) => Math.floor(channel * 0.35));
      const there = below.pixelAt(x + column, row).slice(0, 3);
      if (there.some((channel, index) => Math.abs(channel - (shaded[index] ?? 0)) > 1)) count++;
    }
  }
  return count;
}

describe('a captcha', () => {
  test.for([0, 1, 42, 2 ** 32 - 1])('has a picture of 310 x 155, and a piece of that height: seed %i', (seed) => {
    const { picture, piece } = drawCaptcha(seed);
    expect(readPixels(picture)).toMatchObject({ width: 310, height: 155 });
    expect(readPixels(piece)).toMatchObject({ width: 47, height: 155 });
  });

  test.for([0, 1, 42, 2 ** 32 - 1])('has a piece that fits into its hole, and nowhere near: seed %i', (seed) => {
    const captcha = drawCaptcha(seed);
    expect(misfits(captcha, captcha.x)).toBe(0);
    for (const off of [-6, -1, 1, 6]) expect(misfits(captcha, captcha.x + off)).toBeGreaterThan(0);
  });

  test('is the same for the same seed, and different for any other', () => {
    expect(drawCaptcha(7)).toEqual(drawCaptcha(7));
    const pictures = Array.from({ length: 50 }, (_, seed) => Buffer.from(drawCaptcha(seed).picture).toString('hex'));
    expect(new Set(pictures).size).toBe(50);
  });

  test('has its hole where the seed says, wholly within the picture and right of where the piece starts', () => {
    for (let seed = 0; seed < 50; seed++) expect(drawCaptcha(seed).x).toBe(holeOf(seed));
    const holes = Array.from({ length: 20_000 }, (_, seed) => holeOf(seed));
    expect([Math.min(...holes), Math.max(...holes)]).toEqual([55, 255]);
  });
});
