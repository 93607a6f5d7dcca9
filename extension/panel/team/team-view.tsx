import '../subtabs.css';
import './team.css';
import type { ComponentType, JSX } from 'preact';
import type { TeamKey } from '../../i18n/team-strings.ts';
import { may, type PanelState } from '../panel-store.ts';
import { linkToTeam, TEAM_TABS, type TeamTab } from '../route.ts';
import { GuardView } from './guard/guard-view.tsx';
import { KnowledgeView } from './knowledge/knowledge-view.tsx';
import { NoticesView } from './notices/notices-view.tsx';
import { DepartmentsView } from './people/departments-view.tsx';
import { PeopleView } from './people/people-view.tsx';
import { PilotsView } from './pilots/pilots-view.tsx';
import { RulesView } from './rules/rules-view.tsx';
import { TermsView } from './terms/terms-view.tsx';
import { useTeamWords } from './use-team-words.ts';

const TABS: Record<TeamTab, { readonly says: TeamKey; readonly View: ComponentType<{ state: PanelState }> }> = {
  rules: { says: 'teamRules', View: RulesView },
  departments: { says: 'teamDepartments', View: DepartmentsView },
  knowledge: { says: 'teamKnowledge', View: KnowledgeView },
  notices: { says: 'teamNotices', View: NoticesView },
  pilots: { says: 'teamPilots', View: PilotsView },
  guard: { says: 'teamGuard', View: GuardView },
  people: { says: 'teamPeople', View: PeopleView },
  terms: { says: 'teamTerms', View: TermsView },
};

/** How the team works: the rules it keeps, who does what, and what it learnt. */
export function TeamView({ state, tab }: { state: PanelState; tab: TeamTab }): JSX.Element {
  const { t, tt } = useTeamWords();
  const { View } = TABS[tab];
  return (
    <section class="view" aria-label={t('tabTeam')}>
      <nav class="subtabs" aria-label={tt('teamSections')}>
        {TEAM_TABS.filter((one) => one !== 'guard' || may(state, 'desk.manage')).map((one) => (
          <a
            key={one}
            href={linkToTeam(one)}
            class={one === tab ? 'on' : ''}
            aria-current={one === tab ? 'page' : undefined}
          >
            {tt(TABS[one].says)}
          </a>
        ))}
      </nav>
      <View state={state} />
    </section>
  );
}
