import { render } from 'preact';
import '../../look/tokens.css';
import '../../look/base.css';
import '../../options/options.css';
import '../../practice/practice.css';
import { startLook } from '../../look/use-look.ts';
import { PracticePage } from '../../practice/practice-page.tsx';

startLook()
  .then((look) => {
    const root = document.getElementById('app');
    if (root) render(<PracticePage look={look} />, root);
  })
  .catch((error: unknown) => console.error('[earshot]', error));
