/** The button of a post's chip, wherever the adapter put it. */
export function findChip(post: Element): Element | null {
  const after = post.nextElementSibling?.localName === 'earshot-chip' ? post.nextElementSibling : null;
  const chip = post.querySelector('earshot-chip') ?? post.shadowRoot?.querySelector('earshot-chip') ?? after;
  return chip?.shadowRoot?.querySelector('button') ?? null;
}
