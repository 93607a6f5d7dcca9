import type { Box } from './place-beside.ts';

const MOST_BUTTONS_HEIGHT = 160;

/**
 * The box with the buttons that belong to it, which stay free: its form, where that is no larger than a reply form is. What is edited in
 * a frame stands where the frame does.
 */
export function boxAround(element: Element): Box {
  const outer = element.ownerDocument === document ? element : element.ownerDocument.defaultView?.frameElement;
  const box = (outer ?? element).getBoundingClientRect();
  const form = (outer ?? element).closest('form')?.getBoundingClientRect();
  return form && form.height - box.height < MOST_BUTTONS_HEIGHT ? form : box;
}
