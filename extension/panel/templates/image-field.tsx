import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Labels } from '../../../shared/model/labels.ts';
import { IMAGE_TYPES, MOST_IMAGE_BYTES, MOST_IMAGES, type TemplateImage } from '../../../shared/model/template.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { FileButton } from '../../look/file-button.tsx';
import { useWords } from '../../look/language-context.ts';
import { keepImage, readImageUrl } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';

interface Props {
  readonly images: readonly TemplateImage[];
  readonly onChange: (images: readonly TemplateImage[]) => void;
}

/** The pictures of a template: added from files, refused with the reason, seen small. */
export function ImageField({ images, onChange }: Props): JSX.Element {
  const { t, pick } = useWords();
  const [why, setWhy] = useState<Labels | null>(null);
  const latest = useRef(images);
  latest.current = images;
  const add = async (files: readonly File[]) => {
    setWhy(null);
    const added: TemplateImage[] = [];
    /** One may be taken out while a file is read: what is added joins what is there then. */
    const join = () => [...latest.current, ...added.filter(({ id }) => !latest.current.some((one) => one.id === id))];
    for (const file of files) {
      if (join().length >= MOST_IMAGES) {
        setWhy(STRINGS.templateImagesFull);
        break;
      }
      const kept = await keepImage(new Uint8Array(await file.arrayBuffer()), file.name, Date.now());
      if ('why' in kept) setWhy(kept.why);
      else if (!added.some(({ id }) => id === kept.image.id)) added.push(kept.image);
    }
    onChange(join().slice(0, MOST_IMAGES));
  };
  const take = (field: HTMLInputElement) => {
    const files = [...(field.files ?? [])];
    // The same file may be chosen again after it was taken out.
    field.value = '';
    add(files).catch((error: unknown) => {
      showProblem(error);
      setWhy(STRINGS.templateNoRoom);
    });
  };
  return (
    <details class="s images" open={images.length > 0}>
      <summary>{t('templateImages')}</summary>
      <p class="xs muted">{t('templateImagesHow', { n: MOST_IMAGES, mb: MOST_IMAGE_BYTES / 1_000_000 })}</p>
      <ul class="plain">
        {images.map((image) => (
          <li key={image.id} class="row" data-image={image.id}>
            <Small image={image} />
            <span class="grow s break">
              <bdi>{image.name}</bdi>{' '}
              <span class="xs faint num">
                {image.width} × {image.height}
              </span>
            </span>
            <button
              type="button"
              class="btn sm"
              aria-label={t('templateImageOut', { name: image.name })}
              onClick={() => onChange(images.filter(({ id }) => id !== image.id))}
            >
              {t('templateDelete')}
            </button>
          </li>
        ))}
      </ul>
      {images.length < MOST_IMAGES && (
        <FileButton name="images" multiple accept={IMAGE_TYPES.join(',')} onPick={take}>
          {t('templateImageAdd')}
        </FileButton>
      )}
      {why && (
        <p class="xs ink-red" role="alert">
          {pick(why)}
        </p>
      )}
    </details>
  );
}

function Small({ image: { id, mediaType, name } }: { image: TemplateImage }): JSX.Element {
  const { t } = useWords();
  const [url, setUrl] = useState<string | null>(null);
  // The form makes its pictures anew with every letter typed; their bytes are read once.
  useEffect(() => {
    readImageUrl({ id, mediaType }).then(setUrl, showProblem);
  }, [id, mediaType]);
  return url === null ? (
    <span class="xs muted">{t('templateImageGone')}</span>
  ) : (
    <img src={url} alt={name} width={64} height={48} />
  );
}
