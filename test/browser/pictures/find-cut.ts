/**
 * Runs in a page: what can be seen only by scrolling sideways, or not at all (WCAG 1.4.10), and a queue or a detail that is left too low to
 * read in. Tables and code may scroll in a box of their own.
 */
export function findCut(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in ${clientWidth}`] : [];
  const scrolls = (element: Element | null): boolean =>
    element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const element of document.body.querySelectorAll('*')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (!hasText || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { left, right, width, height } = element.getBoundingClientRect();
    const hiddenOnPurpose = width <= 1 || height <= 1;
    if (hiddenOnPurpose || (left >= -1 && right <= clientWidth + 1) || scrolls(element.parentElement)) continue;
    found.push(`cut: ${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 30)}”`);
  }
  const lowest = 96; // one card
  // A list gives way to a form over it, until that is done.
  for (const box of document.querySelectorAll('.scroller:has(.virtual), .detail-body'))
    if (box.clientHeight < lowest && box.scrollHeight > box.clientHeight && !box.parentElement?.querySelector('form'))
      found.push(`squeezed: ${box.className} has ${box.clientHeight} px for ${box.scrollHeight}`);
  return found;
}
