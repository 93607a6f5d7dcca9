import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ApiError } from '../../../../shared/api-client.ts';
import { TEAM_STRINGS } from '../../../i18n/team-strings.ts';
import { showProblem, tryMonitor } from '../../act.ts';
import { panelClient } from '../../load-panel.ts';
import { showToast } from '../../panel-store.ts';
import { listRules, type Rule } from './list-rules.ts';
import { listDiffering, type RuleValue, setEdit, writeEdits } from './rule-edits.ts';
import { followMonitor, type RulesDraft } from './rules-draft.ts';

/** Outlives the view: who follows a ticket out of the simulation finds the changes again. */
let kept: RulesDraft | null = null;

export interface RulesDesk {
  /** Null: not read yet. */
  readonly draft: RulesDraft | null;
  /** Every rule as it stands where nobody changes anything here. */
  readonly rules: readonly Rule[];
  /** Places that are not saved. */
  readonly unsaved: readonly string[];
  readonly set: (place: string, value: RuleValue | null, shipped: RuleValue | null) => void;
  /** Chooses at a place that both changed. */
  readonly settle: (place: string, take: 'mine' | 'theirs') => void;
  readonly drop: () => void;
  readonly simulate: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** Reads the rules, keeps what is changed of them until it is saved, and lays it over what others saved first. */
export function useRules(live: boolean): RulesDesk {
  const [draft, setDraft] = useState(kept);
  const put = useCallback((next: RulesDraft) => {
    kept = next;
    setDraft(next);
  }, []);
  useEffect(() => {
    if (!live) return;
    let current = true;
    void tryMonitor(panelClient(), (client) => client.getPolicies()).then((answer) => {
      if (current && answer) put(followMonitor(kept, answer));
    });
    return () => {
      current = false;
    };
  }, [live, put]);
  const configured = draft?.configured;
  const rules = useMemo(() => listRules(configured), [configured]);
  const change = (part: Partial<RulesDraft>) => {
    if (kept) put({ ...kept, ...part });
  };
  return {
    draft,
    rules,
    unsaved: draft ? listDiffering(draft.base, draft.edits) : [],
    set: (place, value, shipped) => {
      if (kept) change({ edits: setEdit(kept.edits, place, value, shipped) });
    },
    settle: (place, take) => {
      if (!kept?.moved) return;
      const edits = new Map(kept.edits);
      const theirs = kept.moved.theirs.get(place);
      if (take === 'theirs' && theirs === undefined) edits.delete(place);
      else if (take === 'theirs' && theirs !== undefined) edits.set(place, theirs);
      const clashes = kept.moved.clashes.filter((one) => one !== place);
      change({ edits, moved: { ...kept.moved, clashes } });
    },
    drop: () => {
      if (kept) change({ edits: kept.base, moved: null, simulation: null });
    },
    simulate: async () => {
      if (!kept) return;
      const { edits } = kept;
      const body = { changes: writeEdits(edits), whole: true };
      const answer = await tryMonitor(panelClient(), (client) => client.simulatePolicies({ body }));
      if (answer) change({ simulation: { of: edits, answer } });
    },
    save: async () => {
      const client = panelClient();
      if (!kept || !client) return;
      const { edits, version: baseVersion } = kept;
      try {
        const { version } = await client.setPolicies({ body: { ...writeEdits(edits), baseVersion } });
        change({ base: edits, version, moved: null, simulation: null });
        showToast({ text: TEAM_STRINGS.rulesSaved, tone: 'done' });
      } catch (error) {
        showProblem(error);
        if (!(error instanceof ApiError) || error.code !== 'rules-moved') return;
        const answer = await tryMonitor(client, () => client.getPolicies());
        if (answer) put(followMonitor(kept, answer));
      }
    },
  };
}
