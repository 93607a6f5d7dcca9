import type { ComponentChildren, JSX } from 'preact';
import { Mark } from '../look/icons.tsx';
import { LanguageContext, useWords } from '../look/language-context.ts';
import { type Look, useLook } from '../look/use-look.ts';
import type { Settings } from '../sync/settings-store.ts';
import { CompanySection } from './company/company-section.tsx';
import { ListenSection } from './listen-section.tsx';
import { LookSection } from './look-section.tsx';
import { PageHelp } from './page-help.tsx';
import { PairSection } from './pair-form.tsx';
import { PracticeSection } from './practice-section.tsx';
import { ShortcutSection } from './shortcut-section.tsx';
import { SiteSection } from './site-section.tsx';

/** Settings of this browser. What the whole company shares is set at the monitor. */
export function OptionsPage({ look }: { look: Look }): JSX.Element {
  const { language, settings } = useLook(look);
  return (
    <LanguageContext.Provider value={language}>
      <Sections settings={settings} />
    </LanguageContext.Provider>
  );
}

function Sections({ settings }: { settings: Settings }): JSX.Element {
  const { t } = useWords();
  return (
    <main class="page">
      <header class="row page-head">
        <Mark />
        <h1>
          {t('appName')} · {t('optionsTitle')}
        </h1>
        <PageHelp about="aboutOptions" />
      </header>
      <Section title={t('sectionMonitor')}>
        <PairSection />
      </Section>
      <Section title={t('sectionCompany')}>
        <CompanySection />
      </Section>
      <Section title={t('sectionSites')}>
        <SiteSection />
      </Section>
      <Section title={t('sectionShortcuts')}>
        <ShortcutSection settings={settings} />
      </Section>
      <Section title={t('sectionListen')}>
        <ListenSection />
      </Section>
      <Section title={t('sectionLook')}>
        <LookSection settings={settings} />
      </Section>
      <Section title={t('sectionPractice')}>
        <PracticeSection />
      </Section>
    </main>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="card section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
