import type { Box } from './place-beside.ts';

/** Where elements stand. The same function for the same element, so that what is open beside it stays where it is. */
export function keepAnchors(): (element: Element) => () => Box {
  const anchors = new WeakMap<Element, () => Box>();
  return (element) => {
    const known = anchors.get(element) ?? ((): Box => element.getBoundingClientRect());
    anchors.set(element, known);
    return known;
  };
}
