import { render } from 'preact';
import '../../look/tokens.css';
import '../../look/base.css';
import '../../panel/panel.css';
import '../../panel/detail.css';
import { startLook } from '../../look/use-look.ts';
import { App } from '../../panel/app.tsx';
import { startPanelData } from '../../panel/load-panel.ts';

const onFault = (error: unknown) => console.error('[earshot]', error);

startLook()
  .then((look) => {
    const root = document.getElementById('app');
    if (root) render(<App look={look} />, root);
    return startPanelData(onFault);
  })
  .catch(onFault);
