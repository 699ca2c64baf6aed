import { useState } from 'react';

interface Request {
  isBusy: boolean;
  /** Why the last one did not work. */
  error: Error | undefined;
  /** Runs one request at a time; resolves when it is over, whatever came. */
  send: (request: () => Promise<void>) => Promise<void>;
  forget: () => void;
}

/** A request that a button sends, with how it goes. */
export function useRequest(): Request {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const send = async (request: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await request();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, send, forget: () => setError(undefined) };
}
