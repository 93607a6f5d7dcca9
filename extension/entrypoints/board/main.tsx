import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import '../../look/tokens.css';
import '../../look/base.css';
import '../../board/board.css';
import { BoardPage } from '../../board/board-page.tsx';
import { printLight } from '../../board/print-light.ts';
import { startLook } from '../../look/use-look.ts';

printLight(document);
startLook()
  .then((look) => {
    const root = document.getElementById('app');
    if (root) render(<BoardPage look={look} />, root);
  })
  .catch((error: unknown) => console.error('[earshot]', error));
