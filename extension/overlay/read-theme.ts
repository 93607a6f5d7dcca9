import type { Theme } from '../messages.ts';

/** Whether the overlay is light or dark: as the person chose, else as the page itself looks. */
export function readTheme(document: Document, wanted: Theme): 'light' | 'dark' {
  if (wanted !== 'system') return wanted;
  const view = document.defaultView;
  for (const element of [document.body, document.documentElement]) {
    const colour = element ? view?.getComputedStyle(element).backgroundColor : undefined;
    const luminance = colour ? readLuminance(colour) : null;
    if (luminance !== null) return luminance < 0.4 ? 'dark' : 'light';
  }
  const declared = view?.getComputedStyle(document.documentElement).colorScheme ?? '';
  const prefersDark = view?.matchMedia('(prefers-color-scheme: dark)').matches ?? false;
  return declared.includes('dark') && prefersDark ? 'dark' : 'light';
}

/** 0 black … 1 white; null for a colour that shows what is behind it. */
function readLuminance(colour: string): number | null {
  const parts = colour.match(/[\d.]+/gu)?.map(Number) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  if (parts.length < 3 || alpha < 0.5) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
