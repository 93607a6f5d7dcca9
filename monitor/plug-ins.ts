import { channels } from './alert/channels/registry.ts';
import type { ConfigPlugIns } from './config/read-config.ts';
import { helpdesks } from './helpdesk/helpdesks/registry.ts';
import { sourceTypes } from './sources/registry.ts';

/** The plug-ins that a configuration may name. */
export const plugIns: ConfigPlugIns = { sourceTypes, channels, helpdesks };
