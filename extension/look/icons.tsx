import type { JSX } from 'preact';

/** The few signs of the interface, drawn here: no icon font, no request. Always beside words or an `aria-label`. */
const PATHS = {
  back: 'M10 3.5 5.5 8l4.5 4.5',
  close: 'm4 4 8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM13.5 13.5l-3.2-3.2',
  settings:
    'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.8v1.6M8 12.6v1.6M14.2 8h-1.6M3.4 8H1.8M12.4 3.6l-1.1 1.1M4.7 11.3l-1.1 1.1M12.4 12.4l-1.1-1.1M4.7 4.7 3.6 3.6',
  open: 'M9.5 3h3.5v3.5M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  check: 'm3.5 8.5 3 3 6-7',
  warn: 'M8 2.5 14.2 13H1.8L8 2.5ZM8 6.6v3M8 11.4h.01',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.4',
  ear: 'M5 13.5V7a3.2 3.2 0 1 1 6.4 0c0 2.2-2.6 2.6-2.6 4.6a1.8 1.8 0 0 1-3 1.4M13.6 3.2a5.6 5.6 0 0 1 .2 7.2',
  up: 'm4 9.5 4-4 4 4',
  empty: 'M2.5 9.5 4 3.5h8l1.5 6v3h-11v-3ZM2.5 9.5h3l1 1.5h3l1-1.5h3',
  offline:
    'M2 2l12 12M4.2 7.1a5.4 5.4 0 0 1 1.9-1.2M11.8 7.1A5.4 5.4 0 0 0 8.6 5.6M6.4 9.4a2.3 2.3 0 0 1 2.9-.1M8 12h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A sign of 16 px, in the colour of the text around it. Hidden from screen readers: the words beside it speak. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The product's mark. */
export function Mark(): JSX.Element {
  return (
    <span class="mark">
      <Icon name="ear" size={14} />
    </span>
  );
}
