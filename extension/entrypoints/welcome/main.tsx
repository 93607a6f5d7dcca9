import { render } from 'preact';
import '../../look/tokens.css';
import '../../look/base.css';
import '../../options/options.css';
import { startLook } from '../../look/use-look.ts';
import { WelcomePage } from '../../welcome/welcome-page.tsx';

startLook()
  .then((look) => {
    const root = document.getElementById('app');
    if (root) render(<WelcomePage look={look} />, root);
  })
  .catch((error: unknown) => console.error('[earshot]', error));
