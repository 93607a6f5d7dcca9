/** Puts text on the clipboard. Needs the click or key that the person just made; false when the browser refuses. */
export async function copyText(text: string, document: Document): Promise<boolean> {
  const clipboard = document.defaultView?.navigator.clipboard;
  if (clipboard) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // No focus, or the click is too long ago: the older way below may still be allowed.
    }
  }
  return copyBySelection(text, document);
}

/** The only way on pages without https, where the browser has no clipboard object. */
function copyBySelection(text: string, document: Document): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.setProperty('position', 'fixed');
  field.style.setProperty('opacity', '0');
  document.documentElement.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before && 'focus' in before) (before as HTMLElement).focus({ preventScroll: true });
  return copied;
}
