import type { Language } from '../../shared/model/labels.ts';

/** A name for this device that a colleague understands: "Edge · Windows". A person may write another. */
export function nameBrowser(language: Language, agent: string = navigator.userAgent): string {
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : 'Chrome';
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Mac OS/.test(agent)
      ? 'macOS'
      : /Linux/.test(agent)
        ? 'Linux'
        : '';
  const name = system === '' ? browser : `${browser} · ${system}`;
  return language === 'zh-CN' ? `${name} 上的顺风耳` : `Earshot in ${name}`;
}
