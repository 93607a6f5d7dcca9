import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Mark } from '../look/icons.tsx';
import { LanguageContext, useWords } from '../look/language-context.ts';
import { type Look, useLook } from '../look/use-look.ts';
import { PageHelp } from '../options/page-help.tsx';
import { PairSection, usePairing } from '../options/pair-form.tsx';
import { guessPracticeAddress, hasLocalPractice, OWN_PRACTICE_PAGE } from '../options/practice-section.tsx';
import { SiteSection } from '../options/site-section.tsx';
import { changeSettings } from '../sync/settings-store.ts';

const STEPS = 3;

/** After install: pairing, one site's permission, a two-minute drill. Each step can be left out and done later. */
export function WelcomePage({ look }: { look: Look }): JSX.Element {
  const { language } = useLook(look);
  return (
    <LanguageContext.Provider value={language}>
      <Steps />
    </LanguageContext.Provider>
  );
}

function Steps(): JSX.Element {
  const { t } = useWords();
  const [step, setStep] = useState(1);
  const pairing = usePairing();
  const title = useRef<HTMLHeadingElement>(null);
  const begun = useRef(step);
  useEffect(() => {
    // The button that was pressed may be gone; at first nothing was pressed.
    if (step !== begun.current) title.current?.focus();
    begun.current = step;
  }, [step]);
  const paired = pairing !== null && pairing !== undefined && !pairing.expired;
  const last = step === STEPS;
  const finish = () => {
    changeSettings({ welcomed: true }).then(
      () => location.assign('/sidepanel.html'),
      (error: unknown) => console.error('[earshot]', error),
    );
  };
  return (
    <main class="page">
      <header class="welcome-head">
        <div class="row wrap">
          <Mark />
          <span class="grow" />
          <PageHelp about="aboutWelcome" />
        </div>
        <h1>{t('welcomeTitle')}</h1>
        <p>{t('welcomeIntro')}</p>
      </header>
      <ol class="stages" aria-hidden="true">
        {[1, 2, 3].map((one) => (
          <li key={one} class={one <= step ? 'done' : ''} />
        ))}
      </ol>
      <section class="card section" aria-labelledby="step-title">
        <p class="xs muted">{t('welcomeStep', { n: step })}</p>
        <h2 id="step-title" ref={title} tabIndex={-1}>
          {step === 1 ? t('welcomePairTitle') : step === 2 ? t('welcomeSiteTitle') : t('welcomeDrillTitle')}
        </h2>
        {step === 1 && <PairSection />}
        {step === 2 && (
          <>
            <p class="s muted">{t('welcomeSiteIntro')}</p>
            <SiteSection />
          </>
        )}
        {step === 3 && (
          <Drill liveAddress={hasLocalPractice(pairing) ? guessPracticeAddress(pairing?.baseUrl ?? null) : null} />
        )}
      </section>
      <div class="row">
        {step > 1 && (
          <button type="button" class="btn" onClick={() => setStep(step - 1)}>
            {t('back')}
          </button>
        )}
        <span class="grow" />
        {!last && !paired && step === 1 && (
          <button type="button" class="btn ghost" onClick={() => setStep(2)}>
            {t('workAlone')}
          </button>
        )}
        {!last && (paired || step > 1) && (
          <button type="button" class="btn primary" onClick={() => setStep(step + 1)}>
            {t('welcomeNext')}
          </button>
        )}
        {last && (
          <button type="button" class="btn primary" onClick={finish}>
            {t('welcomeDone')}
          </button>
        )}
      </div>
      <p class="xs muted">{t('welcomePrivacy')}</p>
    </main>
  );
}

/** @param liveAddress practice pages of a monitor on this computer, where posts keep arriving; null: there are none */
function Drill({ liveAddress }: { liveAddress: string | null }): JSX.Element {
  const { t } = useWords();
  return (
    <>
      <ol class="drill-steps">
        <li>{t('welcomeDrill1')}</li>
        <li>{t('welcomeDrill2')}</li>
        <li>{t('welcomeDrill3')}</li>
        <li>{t('welcomeDrill4')}</li>
      </ol>
      <div class="row wrap">
        <a class="btn" href={OWN_PRACTICE_PAGE} target="_blank" rel="noreferrer">
          {t('practiceOpen')}
        </a>
        {liveAddress !== null && (
          <a class="btn ghost" href={liveAddress} target="_blank" rel="noreferrer">
            {t('practiceLive')}
          </a>
        )}
      </div>
    </>
  );
}
