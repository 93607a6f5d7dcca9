import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { Fault, Fields } from '../../../shared/config-draft.ts';
import { ask } from './ask.ts';

type SetupState = ApiAnswer<'getSetup'>;
type Meanwhile = NonNullable<ApiAnswer<'saveSetup'>['meanwhile']>;

/** The draft of this window with all that the steps need. */
export interface Setup {
  readonly file: SetupState;
  readonly kinds: ApiAnswer<'listSetupKinds'>;
  readonly draft: Fields;
  readonly isChanged: boolean;
  /** Something differs from what this page itself begins a new file with. */
  readonly isTyped: boolean;
  /** The file as it would be written. */
  readonly text: string;
  /** The same without what may be a key. */
  readonly covered: string;
  readonly faults: readonly Fault[];
  /** Somebody else wrote the file since it was read here. */
  readonly meanwhile: Meanwhile | null;
  readonly change: (name: string, value: unknown) => void;
  readonly replace: (draft: Fields) => void;
  readonly save: () => Promise<boolean>;
  /** Goes on from what the file says now, with a draft in which both are put together. */
  readonly settle: (draft: Fields) => void;
  readonly reload: () => Promise<void>;
}

/** What every step of the page works with. */
export interface StepProps {
  readonly setup: Setup;
  /** The whole check was asked for: what is still empty is wrong now. */
  readonly isStrict: boolean;
}

interface Kept {
  readonly base: Fields;
  readonly baseVersion: string | null;
  readonly draft: Fields;
}

const KEPT = 'earshot-draft';
const CHECK_AFTER_MS = 300;
const UNCHECKED = { text: '', covered: '', faults: [] };

/**
 * Reads the file, keeps what is typed over a reload of the page, and checks it as one types. Null: not read yet.
 * @param onAnswer the monitor answers: what was said of its silence is over
 */
export function useSetup(onFault: (error: unknown) => void, onAnswer: () => void): Setup | null {
  const [file, setFile] = useState<SetupState | null>(null);
  const [kinds, setKinds] = useState<ApiAnswer<'listSetupKinds'> | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const [checked, setChecked] = useState<Pick<Setup, 'text' | 'covered' | 'faults'>>(UNCHECKED);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const asked = useRef(0);

  const reload = async () => {
    const [now, forms] = await Promise.all([ask('getSetup'), kinds ?? ask('listSetupKinds')]);
    setFile(now);
    setKinds(forms);
    setKept((old) => old ?? readKept() ?? { base: now.draft, baseVersion: now.version, draft: startOf(now, forms) });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the page opens
  useEffect(() => void reload().catch(onFault), []);

  const draft = kept?.draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new draft is what has to be kept and checked, nothing else
  useEffect(() => {
    if (kept === null || draft === undefined) return;
    writeKept(kept);
    asked.current += 1;
    const turn = asked.current;
    const timer = setTimeout(() => {
      ask('checkSetup', { draft }).then((answer) => {
        onAnswer();
        // An answer to what was typed before is no answer to what stands there now.
        if (turn === asked.current) setChecked(answer);
      }, onFault);
    }, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  if (file === null || kinds === null || kept === null) return null;
  const replace = (next: Fields) => setKept((old) => (old === null ? old : { ...old, draft: next }));
  return {
    file,
    kinds,
    draft: kept.draft,
    isChanged: isChanged(kept),
    isTyped: isChanged({ ...kept, base: kept.baseVersion === null ? startOf(file, kinds) : kept.base }),
    ...checked,
    meanwhile,
    replace,
    change: (name, value) =>
      setKept((old) => (old === null ? old : { ...old, draft: withList(old.draft, name, value) })),
    async save() {
      const answer = await ask('saveSetup', { ...kept, draft: { ...kept.draft } });
      onAnswer();
      setMeanwhile(answer.meanwhile);
      setChecked((old) => ({ ...old, faults: answer.faults }));
      if (!answer.saved) return false;
      setKept({ base: kept.draft, baseVersion: answer.version, draft: kept.draft });
      setFile(await ask('getSetup'));
      return true;
    },
    settle(next) {
      if (meanwhile === null) return;
      setKept({ base: meanwhile.theirs, baseVersion: meanwhile.version, draft: next });
      setMeanwhile(null);
    },
    reload,
  };
}

/** Undefined takes a list out of the file; an empty one says that there is none. */
function withList(draft: Fields, name: string, value: unknown): Fields {
  const { [name]: _old, ...rest } = draft;
  if (value === undefined) return rest;
  // Who reads the file looks for the brands first, not after all the words of a complaint.
  return name === 'brands' && !('brands' in draft) ? { brands: value, ...draft } : { ...draft, [name]: value };
}

/** A file that is not there yet begins with the words that every brand's critics use. */
function startOf(file: SetupState, kinds: ApiAnswer<'listSetupKinds'>): Fields {
  if (file.version !== null) return file.draft;
  return { complaintTerms: kinds.complaintTerms.flatMap(({ terms }) => terms) };
}

/** What was typed and not saved; a draft without a change is no reason to overlook a newer file. */
function readKept(): Kept | null {
  const text = sessionStorage.getItem(KEPT);
  const kept = text === null ? null : (JSON.parse(text) as Kept);
  return kept !== null && isChanged(kept) ? kept : null;
}

function isChanged({ draft, base }: Kept): boolean {
  return JSON.stringify(draft) !== JSON.stringify(base);
}

/** What was typed outlives a reload; it leaves the browser with the tab. */
function writeKept(kept: Kept): void {
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}
