import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { tryMonitor, tryStep } from '../act.ts';
import { panelClient } from '../load-panel.ts';

export type TicketWork = ApiAnswer<'getTicketWork'>;

/** What colleagues do on a ticket, and how to add to it: each step is read back from the monitor, none is guessed. */
export interface WorkDesk {
  /** Null: not read yet, or the monitor is gone. */
  readonly work: TicketWork | null;
  /** Does one step; true when the monitor took it. */
  readonly doStep: (step: (client: ApiClient) => Promise<unknown>) => Promise<boolean>;
}

/** @param version of the ticket; a later one is read anew. */
export function useTicketWork(ticketId: string, version: number, live: boolean): WorkDesk {
  const [known, setKnown] = useState<{ readonly id: string; readonly work: TicketWork } | null>(null);
  const read = useCallback(async () => {
    const work = await tryMonitor(panelClient(), (client) => client.getTicketWork({ params: { id: ticketId } }));
    if (work) setKnown({ id: ticketId, work });
  }, [ticketId]);
  useEffect(() => {
    if (live && version >= 0) void read();
  }, [read, version, live]);
  const doStep = useCallback(
    async (step: (client: ApiClient) => Promise<unknown>) => {
      const outcome = await tryStep(step);
      if (outcome !== 'failed') await read();
      return outcome === 'done';
    },
    [read],
  );
  return { work: known?.id === ticketId ? known.work : null, doStep };
}
