import { askBackground } from '../ask-background.ts';
import type { TellEnvelope } from '../messages.ts';
import type { PageHandle, ToolRequest } from './page-handle.ts';

/** Opens bar, picker or ticket for a post: the tool is put into the page on the first wish. */
export async function openTool(handle: PageHandle, request: ToolRequest): Promise<void> {
  if (handle.openTool) return handle.openTool(request);
  handle.pending = request;
  await askBackground('tool.inject', { tool: 'picker' });
}

const SELECTION = Symbol.for('earshot.selection');
type SelectionWorld = { [SELECTION]?: { open?: (envelope: TellEnvelope) => void; pending?: TellEnvelope } };

/** What the selection tool reads its first wish from. */
export function selectionDesk(): { open?: (envelope: TellEnvelope) => void; pending?: TellEnvelope } {
  const world = globalThis as SelectionWorld;
  world[SELECTION] ??= {};
  return world[SELECTION];
}

/** Makes a ticket of selected text, wherever it stands. */
export async function openSelectionTool(envelope: TellEnvelope): Promise<void> {
  const desk = selectionDesk();
  if (desk.open) return desk.open(envelope);
  desk.pending = envelope;
  await askBackground('tool.inject', { tool: 'selection' });
}
