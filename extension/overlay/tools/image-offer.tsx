import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../shared/model/labels.ts';
import type { TemplateImage } from '../../../shared/model/template.ts';
import { askBackground } from '../../ask-background.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { sayTool } from './say-tool.ts';
import type { ToolStringKey } from './tool-strings.ts';

interface Props {
  readonly images: readonly TemplateImage[];
  readonly answering: SiteAnswering;
  readonly language: Language;
  readonly onClose: () => void;
}

/** The pictures of a reply that was just filled in, if it has any: copied or saved by the person, put into the page by nobody else. */
export function ImageOffer({ images, answering, language, onClose }: Props): JSX.Element | null {
  const [said, setSaid] = useState<ToolStringKey | null>(null);
  if (images.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of the buttons inside
    <section
      class="toast pictures"
      aria-label={sayTool(language, 'imageTitle')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p class="row">
        <span class="grow">{sayTool(language, answering.images === 'none' ? 'imageRefused' : 'imageHow')}</span>
        <button type="button" aria-label={sayTool(language, 'close')} onClick={onClose}>
          ✕
        </button>
      </p>
      <ul>
        {images.map((image) => (
          <ImageLine key={image.id} image={image} language={language} onSay={setSaid} />
        ))}
      </ul>
      <p role="status">{said === null ? '' : sayTool(language, said)}</p>
    </section>
  );
}

interface LineProps {
  readonly image: TemplateImage;
  readonly language: Language;
  readonly onSay: (key: ToolStringKey) => void;
}

function ImageLine({ image, language, onSay }: LineProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  // The bytes are there before the press: a browser lets the clipboard be written only at once.
  const [blob, setBlob] = useState<{ readonly file: Blob; readonly png: Blob } | null>(null);
  useEffect(() => {
    loadImage(image, canvas.current).then(setBlob, (error: unknown) => {
      console.error('[earshot]', error);
      onSay('imageGone');
    });
  }, [image, onSay]);
  const copy = (): void => {
    if (!blob) return;
    if (!window.isSecureContext || typeof ClipboardItem === 'undefined') {
      onSay('imageNoClipboard');
      return;
    }
    navigator.clipboard.write([new ClipboardItem({ 'image/png': blob.png })]).then(
      () => onSay('imageCopied'),
      (error: unknown) => {
        console.error('[earshot]', error);
        onSay('imageNoClipboard');
      },
    );
  };
  const save = (): void => {
    if (!blob) return;
    const url = URL.createObjectURL(blob.file);
    const link = document.createElement('a');
    link.href = url;
    link.download = image.name;
    link.click();
    // The browser reads it a moment later.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    onSay('imageSaved');
  };
  const name = { name: image.name };
  return (
    <li class="row">
      <canvas ref={canvas} width="56" height="42" role="img" aria-label={image.name} />
      <span class="grow cut">{image.name}</span>
      <button
        type="button"
        class="strong"
        disabled={!blob}
        aria-label={sayTool(language, 'imageCopyOne', name)}
        onClick={copy}
      >
        {sayTool(language, 'imageCopy')}
      </button>
      <button type="button" disabled={!blob} aria-label={sayTool(language, 'imageSaveOne', name)} onClick={save}>
        {sayTool(language, 'imageSave')}
      </button>
    </li>
  );
}

/** Drawn on a canvas, because a page's policy may forbid pictures; the clipboard takes PNG only. */
async function loadImage(
  { id, mediaType }: TemplateImage,
  small: HTMLCanvasElement | null,
): Promise<{ file: Blob; png: Blob }> {
  const { dataUrl } = await askBackground('replies.image', { imageId: id });
  if (dataUrl === null) throw new Error('the bytes of the image are gone');
  const file = new Blob([Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (one) => one.charCodeAt(0))], {
    type: mediaType,
  });
  const bitmap = await createImageBitmap(file);
  const share = Math.min(56 / bitmap.width, 42 / bitmap.height);
  const [width, height] = [bitmap.width * share, bitmap.height * share];
  small?.getContext('2d')?.drawImage(bitmap, (56 - width) / 2, (42 - height) / 2, width, height);
  if (mediaType === 'image/png') return { file, png: file };
  const full = document.createElement('canvas');
  full.width = bitmap.width;
  full.height = bitmap.height;
  full.getContext('2d')?.drawImage(bitmap, 0, 0);
  const png = await new Promise<Blob>((done, fail) =>
    full.toBlob((made) => (made ? done(made) : fail(new Error('no PNG could be made'))), 'image/png'),
  );
  return { file, png };
}
