import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 2_500;

/** How the last copy went; `none` again after a moment. */
export type CopyOutcome = 'none' | 'copied' | 'refused';

/** Copies text to the clipboard and says for a moment how that went. */
export function useCopy(): {
  outcome: CopyOutcome;
  copy: (text: string) => void;
} {
  const [outcome, setOutcome] = useState<CopyOutcome>('none');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (next: CopyOutcome) => {
    setOutcome(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOutcome('none'), SHOWN_MS);
  };
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => say('copied'),
      () => say('refused'),
    );
  };
  return { outcome, copy };
}
