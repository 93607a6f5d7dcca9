import { render } from 'preact';
import '../../look/tokens.css';
import '../../look/base.css';
import '../../panel/panel.css';
import '../../panel/detail.css';
import '../../panel/editing.css';
import '../../panel/notices.css';
import { loadSiteNames } from '../../look/name-site.ts';
import { startLook } from '../../look/use-look.ts';
import { App } from '../../panel/app.tsx';
import { startPanelData } from '../../panel/load-panel.ts';
import { setPanel } from '../../panel/panel-store.ts';

const onFault = (error: unknown) => console.error('[earshot]', error);

startLook()
  .then((look) => {
    const root = document.getElementById('app');
    if (root) render(<App look={look} />, root);
    loadSiteNames().then(() => setPanel({}), onFault);
    return startPanelData(onFault);
  })
  .catch(onFault);
