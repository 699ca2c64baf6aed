import { useEffect } from 'react';

/** Names the browser's tab while the page is open. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (!title) {
      return undefined;
    }
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
