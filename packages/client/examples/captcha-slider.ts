/** A captcha that people solve with a pointer, a finger or the arrow keys. It needs no library. */
import type { Captcha } from '@ciam-sms/client';

const TEXTS = {
  en: {
    picture: 'A picture with a hole',
    slide: 'Slide the piece into the hole. You can use the arrow keys.',
    another: 'New captcha',
  },
  zh: { picture: '有缺口的图片', slide: '滑动拼图，填入缺口。也可以使用方向键。', another: '换一张' },
};

/** A captcha on a page. */
export interface CaptchaSlider {
  /** Goes into the page; its class is `captcha`. */
  readonly element: HTMLElement;
  /** What the user moves. */
  readonly input: HTMLInputElement;
  /** Shows a captcha, with the piece at the left edge. */
  show(captcha: Pick<Captcha, 'originalImageBase64' | 'jigsawImageBase64'>): Promise<void>;
  /** Position of the piece, in pixels of the picture, however large it is shown. */
  x: number;
}

/**
 * Creates a slider in a language. A page whose Content-Security-Policy restricts images must allow `data:`.
 *
 * @param getAnother Runs when the user asks for another captcha.
 * @example
 * const captcha = createCaptchaSlider(document.documentElement.lang, getAnother);
 * form.prepend(captcha.element);
 */
export function createCaptchaSlider(language: string, getAnother: () => unknown): CaptchaSlider {
  const texts = TEXTS[language.startsWith('zh') ? 'zh' : 'en'];
  const [element, frame, label] = create('div', 'div', 'label');
  const [picture, piece, slider, button] = create('img', 'img', 'input', 'button');
  element.className = 'captcha';
  frame.append(picture, piece);
  label.append(texts.slide, slider);
  element.append(frame, label, button);
  picture.alt = texts.picture;
  piece.alt = '';
  Object.assign(slider, { type: 'range', min: '0', value: '0' });
  Object.assign(button, { type: 'button', textContent: texts.another, onclick: getAnother });

  // The piece is as high as the picture, so both grow and shrink together.
  Object.assign(frame.style, { position: 'relative', width: 'fit-content' });
  Object.assign(picture.style, { display: 'block', maxWidth: '100%' });
  Object.assign(piece.style, { position: 'absolute', top: '0', height: '100%' });
  Object.assign(slider.style, {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    height: '44px',
    margin: '0',
  });

  const move = () => {
    piece.style.left = `${(100 * slider.valueAsNumber) / picture.naturalWidth}%`;
  };
  slider.addEventListener('input', move);
  return {
    element,
    input: slider,
    async show({ originalImageBase64, jigsawImageBase64 }) {
      picture.src = `data:image/png;base64,${originalImageBase64}`;
      piece.src = `data:image/png;base64,${jigsawImageBase64}`;
      await Promise.all([picture.decode(), piece.decode()]);
      element.style.maxWidth = `${picture.naturalWidth}px`;
      slider.max = String(picture.naturalWidth - piece.naturalWidth);
      this.x = 0;
    },
    get x() {
      return slider.valueAsNumber;
    },
    set x(value) {
      slider.valueAsNumber = value;
      move();
    },
  };
}

function create<Tags extends (keyof HTMLElementTagNameMap)[]>(...tags: Tags) {
  return tags.map((tag) => document.createElement(tag)) as {
    [Index in keyof Tags]: HTMLElementTagNameMap[Tags[Index]];
  };
}
