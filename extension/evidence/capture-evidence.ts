import type { EvidenceCapture, EvidenceItem } from '../../shared/model/evidence.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { cleanAddress } from '../reading/clean-permalink.ts';
import type { PostReading } from '../reading/post-reading.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { readCleanMarkup } from './clean-markup.ts';
import { cropScreenshot } from './crop-screenshot.ts';
import { makeEvidenceItem } from './make-evidence-item.ts';

export interface CaptureRequest {
  readonly element: Element;
  readonly reading: PostReading;
  readonly adapter: Pick<SiteAdapter, 'keepParams' | 'keepFragment'>;
  /** Picture of the visible tab, or why there is none. */
  readonly shot: { readonly dataUrl: string | null; readonly why: Labels | null };
  /** Said in the evidence when the text of this site cannot be trusted. */
  readonly textUntrusted?: Labels;
  readonly extensionVersion: string;
  /** Epoch milliseconds. */
  readonly capturedAt: number;
}

type Missing = EvidenceCapture['missing'][number];

/** Takes what stands on the page now, in the click that makes the ticket: text, metrics, markup as text, picture where allowed. */
export async function captureEvidence(request: CaptureRequest): Promise<EvidenceCapture> {
  const { element, reading, adapter, capturedAt } = request;
  const view = element.ownerDocument.defaultView ?? window;
  const page = new URL(view.location.href);
  const missing: Missing[] = [];
  const items: Promise<EvidenceItem>[] = [
    makeEvidenceItem(
      'text',
      'text/plain',
      [reading.title, reading.text].filter((part) => part !== null).join('\n'),
      'utf8',
    ),
    makeEvidenceItem('metrics', 'application/json', describeMetrics(reading), 'utf8'),
    makeEvidenceItem('html', 'text/plain', readCleanMarkup(element, adapter, page), 'utf8'),
  ];
  if (request.textUntrusted) {
    const { 'zh-CN': zh, en } = request.textUntrusted;
    items.push(makeEvidenceItem('note', 'text/plain', `${zh}\n${en}`, 'utf8'));
  }
  const picture = await takePicture(request, view, missing);
  if (picture !== null) items.push(makeEvidenceItem('screenshot', 'image/png', picture, 'base64'));
  return {
    capturedAt,
    url: reading.permalink ?? cleanAddress(page, adapter),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userAgent: view.navigator.userAgent,
    extensionVersion: request.extensionVersion,
    viewport: { width: view.innerWidth, height: view.innerHeight, scale: view.devicePixelRatio },
    items: await Promise.all(items),
    missing,
  };
}

function describeMetrics({ author, authorUrl, permalink, publishedAt, likes, comments, rating }: PostReading): string {
  const published = publishedAt === null ? null : new Date(publishedAt).toISOString();
  return JSON.stringify({ author, authorUrl, permalink, publishedAt: published, likes, comments, rating });
}

async function takePicture(
  { element, shot }: CaptureRequest,
  view: Window,
  missing: Missing[],
): Promise<string | null> {
  const absent = (zh: string, en: string): null => {
    missing.push({ kind: 'screenshot', zh, en });
    return null;
  };
  if (shot.dataUrl === null) {
    return absent(shot.why?.['zh-CN'] ?? '没有截图。', shot.why?.en ?? 'No screenshot was taken.');
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  try {
    const cropped = await cropScreenshot(shot.dataUrl, { x, y, width, height }, { width: view.innerWidth });
    return cropped ?? absent('截图时这条帖子不在可见范围内。', 'The post was out of view when the picture was taken.');
  } catch (error) {
    return absent(`截图无法裁剪：${String(error)}`, `The picture could not be cut: ${String(error)}`);
  }
}
