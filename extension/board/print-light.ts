/**
 * Paper is light, whatever the screen is: the theme is turned while the page is printed. Called before anything draws,
 * so that what redraws itself for the paper finds its colours.
 */
export function printLight(page: Document): void {
  const root = page.documentElement;
  let screen: string | undefined;
  addEventListener('beforeprint', () => {
    screen = root.dataset.theme;
    root.dataset.theme = 'light';
  });
  addEventListener('afterprint', () => {
    if (screen === undefined) delete root.dataset.theme;
    else root.dataset.theme = screen;
  });
}
