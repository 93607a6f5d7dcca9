import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';
import type { Meanwhile } from './company-draft.ts';
import { sayRefusal } from './say-refusal.ts';

type File = ApiAnswer<'getSetup'>;

/** The configuration file as it stands here, with what was changed in this window. */
export interface Company {
  readonly file: File;
  readonly kinds: ApiAnswer<'listSetupKinds'>;
  readonly draft: ConfigDraft;
  readonly isChanged: boolean;
  readonly faults: File['faults'];
  /** Somebody else wrote the file since it was read here. */
  readonly meanwhile: Meanwhile | null;
  readonly saved: boolean;
  readonly problem: Labels | null;
  readonly change: (draft: ConfigDraft) => void;
  readonly save: () => Promise<void>;
  readonly settle: (draft: ConfigDraft) => void;
}

interface Kept {
  readonly base: ConfigDraft;
  readonly baseVersion: File['version'];
  readonly draft: ConfigDraft;
}

/**
 * Reads the file through the setup API, also again when the window is come back to: what the setup page or an editor wrote
 * shows here, unless something is changed here, which then meets it when it is saved.
 */
export function useCompany(client: ApiClient | null): Company | { readonly problem: Labels | null } {
  const [read, setRead] = useState<{ readonly file: File; readonly kinds: Company['kinds'] } | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const [outcome, setOutcome] = useState<Pick<Company, 'faults' | 'meanwhile' | 'saved'>>(NOTHING);
  const [problem, setProblem] = useState<Labels | null>(null);
  const isChanged = kept !== null && JSON.stringify(kept.draft) !== JSON.stringify(kept.base);
  const changedNow = useRef(isChanged);
  changedNow.current = isChanged;
  const reload = useCallback(async () => {
    if (client === null || changedNow.current) return;
    try {
      const [file, kinds] = await Promise.all([client.getSetup(), client.listSetupKinds()]);
      setRead({ file, kinds });
      if (!changedNow.current) setKept({ base: file.draft, baseVersion: file.version, draft: file.draft });
      setProblem(null);
    } catch (error) {
      setProblem(sayRefusal(error));
    }
  }, [client]);
  useEffect(() => {
    void reload();
    addEventListener('focus', reload);
    return () => removeEventListener('focus', reload);
  }, [reload]);
  if (client === null || read === null || kept === null) return { problem };
  return {
    ...read,
    ...outcome,
    ...{ draft: kept.draft, isChanged, problem },
    change: (draft) => {
      setKept({ ...kept, draft });
      setOutcome({ ...outcome, saved: false });
    },
    async save() {
      setProblem(null);
      try {
        const { saved, version, faults, meanwhile } = await client.saveSetup({ body: { ...kept } });
        setOutcome({ saved, faults, meanwhile });
        if (!saved) return;
        setKept({ base: kept.draft, baseVersion: version, draft: kept.draft });
        setRead({ ...read, file: await client.getSetup() });
      } catch (error) {
        setProblem(sayRefusal(error));
      }
    },
    settle(draft) {
      if (outcome.meanwhile === null) return;
      setKept({ base: outcome.meanwhile.theirs, baseVersion: outcome.meanwhile.version, draft });
      setOutcome(NOTHING);
    },
  };
}

const NOTHING: Pick<Company, 'faults' | 'meanwhile' | 'saved'> = { faults: [], meanwhile: null, saved: false };
