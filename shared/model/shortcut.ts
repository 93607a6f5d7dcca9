/** How a template is called by its shortcut from any box: with a slash before it (`/tk`), by the Tab key behind it, or not at all. */
export const SHORTCUT_TRIGGERS = ['slash', 'tab', 'off'] as const;
export type ShortcutTrigger = (typeof SHORTCUT_TRIGGERS)[number];

/** One word that calls one template. */
export interface Shortcut {
  readonly word: string;
  readonly templateId: string;
  /** Name of the template, in the language of the interface. */
  readonly name: string;
  /** Only on posts of these brands; missing: on all. */
  readonly brandIds?: readonly string[];
  /** Only on these sites (adapter ids); missing: on all. */
  readonly sites?: readonly string[];
}
