/** One red point. */
export const PIXEL_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** One point each, in the three ways of WebP: with loss, without, and with a layer of transparency. */
export const PIXEL_WEBPS = [
  'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA',
  'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==',
  'UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==',
] as const;

/** The frame of a JPEG of three by two points: enough for its type and size, not for its colours. */
export const FRAME_JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffffc0000b080002000301011100ffda0008010100003f00d2ffd9',
  'hex',
).toString('base64');
