import type { ConfigPlugIns } from './config/read-config.ts';

/** The plug-ins that a configuration may name. */
export const plugIns: ConfigPlugIns = { sourceTypes: new Map(), channels: new Map() };
