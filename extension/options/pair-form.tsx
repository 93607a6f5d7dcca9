import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Labels } from '../../shared/model/labels.ts';
import { askBackground, BackgroundProblem } from '../ask-background.ts';
import { STRINGS } from '../i18n/translate.ts';
import { formatInstant } from '../look/format-time.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { patternOf, readBaseUrl } from '../sync/monitor-client.ts';
import { type Pairing, readPairing, watchPairing } from '../sync/pairing-store.ts';
import { readPairingLine } from '../sync/read-pairing-line.ts';
import { nameBrowser } from './name-browser.ts';
import { requestOrigins } from './request-origins.ts';

/** The address that `npm start` prints. */
const USUAL_ADDRESS = 'http://127.0.0.1:7373';

/** The pairing as it is stored, following every change. `undefined`: not read yet. */
export function usePairing(): Pairing | null | undefined {
  const [pairing, setPairing] = useState<Pairing | null | undefined>(undefined);
  useEffect(() => {
    readPairing().then(setPairing, (error: unknown) => console.error('[earshot]', error));
    return watchPairing(setPairing);
  }, []);
  return pairing;
}

/** Pairing: who and where when paired, otherwise the form. */
export function PairSection(): JSX.Element | null {
  const pairing = usePairing();
  if (pairing === undefined) return null;
  return pairing && !pairing.expired ? <Paired pairing={pairing} /> : <PairForm before={pairing} />;
}

function Paired({ pairing }: { pairing: Pairing }): JSX.Element {
  const { t, language } = useWords();
  const [sure, setSure] = useState(false);
  const since = formatInstant(pairing.pairedAt, Date.now(), language);
  return (
    <div class="paired">
      <span class="sign ok">
        <Icon name="check" />
      </span>
      <div class="grow">
        <p class="b">{t('pairedAs', { name: pairing.personName })}</p>
        <p class="s muted break">{t('pairedTo', { workspace: pairing.workspaceName, address: pairing.baseUrl })}</p>
        <p class="xs muted">{t('pairedSince', { device: pairing.device, time: since })}</p>
      </div>
      {sure ? (
        <div class="row wrap">
          <span class="s">{t('unpairSure')}</span>
          <button type="button" class="btn danger" onClick={() => void askBackground('monitor.unpair', {})}>
            {t('unpair')}
          </button>
          <button type="button" class="btn" onClick={() => setSure(false)}>
            {t('cancel')}
          </button>
        </div>
      ) : (
        <button type="button" class="btn" onClick={() => setSure(true)}>
          {t('unpair')}
        </button>
      )}
    </div>
  );
}

/** Asks for the address and the code. The browser's own question for the address comes first, in the same click. */
function PairForm({ before }: { before: Pairing | null }): JSX.Element {
  const { t, pick, language } = useWords();
  const [address, setAddress] = useState(before?.baseUrl ?? USUAL_ADDRESS);
  const [code, setCode] = useState('');
  const [device, setDevice] = useState(() => nameBrowser(language));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Labels | null>(null);

  // The line of the monitor, pasted as it was sent, fills both fields.
  const enter = (text: string) => {
    const line = readPairingLine(text);
    setAddress(line?.address ?? text);
    if (line) setCode(line.code);
  };

  const submit = (event: Event) => {
    event.preventDefault();
    const read = readBaseUrl(address);
    // Nothing may be awaited before the question: the click that allows it would be over.
    const permitted = 'baseUrl' in read ? requestOrigins([patternOf(read.baseUrl)]) : Promise.resolve(true);
    setBusy(true);
    setProblem(null);
    permitted
      .then(async (granted) => {
        if (!granted) return setProblem(STRINGS.pairRefused);
        const answer = await askBackground('monitor.pair', {
          baseUrl: address,
          code,
          device: device.trim() || nameBrowser(language),
        });
        if (!answer.ok) setProblem(answer.problem);
      })
      .catch((error: unknown) => {
        setProblem(error instanceof BackgroundProblem ? error.say : STRINGS.wentWrong);
        console.error('[earshot]', error);
      })
      .finally(() => setBusy(false));
  };

  return (
    <form class="form" onSubmit={submit}>
      <p class="s muted">{t('pairIntro')}</p>
      <label>
        <span class="s b">{t('pairAddress')}</span>
        <input
          class="field"
          type="text"
          inputmode="url"
          name="address"
          required
          value={address}
          onInput={(event) => enter(event.currentTarget.value)}
        />
      </label>
      <div class="pair-row">
        <label>
          <span class="s b">{t('pairCode')}</span>
          <input
            class="field code num"
            type="text"
            name="code"
            autocomplete="off"
            spellcheck={false}
            required
            maxLength={40}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <label>
          <span class="s b">{t('pairDevice')}</span>
          <input
            class="field"
            type="text"
            name="device"
            maxLength={100}
            value={device}
            onInput={(event) => setDevice(event.currentTarget.value)}
          />
        </label>
      </div>
      {problem && (
        <p class="problem s" role="alert">
          <Icon name="warn" />
          {pick(problem)}
        </p>
      )}
      <div class="row">
        <button type="submit" class="btn primary" disabled={busy}>
          {busy ? t('pairing') : before ? t('pairAgain') : t('pairButton')}
        </button>
        <span class="xs muted">{t('pairDeviceHint')}</span>
      </div>
    </form>
  );
}
