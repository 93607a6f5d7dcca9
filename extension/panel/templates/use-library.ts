import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Template } from '../../../shared/model/template.ts';
import { type HeldTemplate, orderLibrary } from '../../../shared/replies/order-library.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';
import { hearAnnouncements } from '../../sync/announce.ts';
import { readOwnTemplates, watchOwnTemplates } from '../../sync/own-templates.ts';
import { readTeamLibrary, type TeamLibrary } from '../../sync/team-templates.ts';
import { showProblem } from '../act.ts';

/** All templates, as they stand now, in whatever window or browser they were changed. */
export interface Library {
  readonly own: readonly Template[];
  readonly team: TeamLibrary;
  /** In use, in the order that decides an equal shortcut. */
  readonly all: readonly HeldTemplate[];
}

const NO_TEAM: TeamLibrary = { exists: false, rows: [] };

export function useLibrary(): Library {
  const [own, setOwn] = useState<readonly Template[]>([]);
  const [team, setTeam] = useState<TeamLibrary>(NO_TEAM);
  useEffect(() => {
    readOwnTemplates().then(setOwn, showProblem);
    return watchOwnTemplates(setOwn);
  }, []);
  useEffect(() => {
    const look = () => void readTeamLibrary().then(setTeam, showProblem);
    look();
    return hearAnnouncements((what) => what === 'templates' && look());
  }, []);
  const all = useMemo(() => orderLibrary(own, team.rows, shipped), [own, team]);
  return { own, team, all };
}
