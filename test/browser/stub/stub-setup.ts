import { mergeDrafts } from '../../../monitor/setup/merge-drafts.ts';
import type { ApiAnswer, ApiBody } from '../../../shared/api.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { Call, StubSetup } from './stub-state.ts';

/** The configuration file of a house, for whom the stub lets read it. */
export async function answerSetup(name: RouteName, { state, body }: Call): Promise<unknown> {
  const { setup } = state;
  if (setup === null) return { refuse: { status: 403, code: 'not-allowed', message: 'only administrators may' } };
  // Every plug-in of the monitor stands behind it: loaded for those few tests that look at the file.
  if (name === 'listSetupKinds') return (await import('../../../monitor/setup/setup-kinds.ts')).listSetupKinds();
  return name === 'getSetup' ? readSetup(setup) : save(setup, body as ApiBody<'saveSetup'>);
}

function readSetup({ draft }: StubSetup): ApiAnswer<'getSetup'> {
  const file = { file: '/srv/earshot/earshot.yaml', version: '1', draft, text: '', faults: [] };
  return { ...file, run: '1', runsIt: true, startFault: null, extension: null };
}

function save(setup: StubSetup, { base, draft }: ApiBody<'saveSetup'>): ApiAnswer<'saveSetup'> {
  const { writtenMeanwhile: theirs } = setup;
  if (theirs === null) {
    setup.draft = draft;
    return { saved: true, version: '1', faults: [], meanwhile: null };
  }
  const { merged, conflicts } = mergeDrafts(base, draft, theirs);
  const meanwhile = { version: '2', theirs, merged, conflicts: [...conflicts] };
  return { saved: false, version: '2', faults: [], meanwhile };
}
