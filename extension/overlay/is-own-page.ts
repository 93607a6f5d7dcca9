import type { PostReading } from '../reading/post-reading.ts';

/** The page is the post's own: its address is the permalink's. */
export function isOwnPage({ permalink }: PostReading, location: Location): boolean {
  return permalink !== null && new URL(permalink).pathname === location.pathname;
}
