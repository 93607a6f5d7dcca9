/**
 * A paste of plain text as an editor's own handler understands it. Firefox drops the data of a `DataTransfer` that a content
 * script made, and keeps what its own two init members carry (measured in Firefox ESR 153); Chromium knows only the former.
 */
export function makePasteEvent(text: string): ClipboardEvent {
  const base = { bubbles: true, cancelable: true, composed: true };
  const firefox = { ...base, dataType: 'text/plain', data: text } as ClipboardEventInit;
  const event = new ClipboardEvent('paste', firefox);
  if (event.clipboardData?.getData('text/plain') === text) return event;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return new ClipboardEvent('paste', { ...base, clipboardData });
}
