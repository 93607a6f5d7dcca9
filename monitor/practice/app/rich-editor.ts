import { h } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AttachedEditor, attachEditor } from './attach-editor.ts';

export interface RichEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly placeholder: string;
}

/** A contenteditable whose text belongs to the app's state, as in the editors of large social sites. */
export function RichEditor({ text, onText, placeholder }: RichEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<AttachedEditor | null>(null);
  const latestOnText = useRef(onText);
  latestOnText.current = onText;

  useLayoutEffect(() => {
    if (!root.current) return;
    const attached = attachEditor(root.current, (changed) => latestOnText.current(changed));
    editor.current = attached;
    return () => attached.detach();
  }, []);
  useLayoutEffect(() => editor.current?.show(text), [text]);

  return h('div', {
    ref: root,
    class: 'editor',
    contentEditable: true,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': placeholder,
    'data-placeholder': placeholder,
  });
}
