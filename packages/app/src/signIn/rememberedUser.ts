const STORAGE_KEY = 'adinsights.local-user';

/** The choice of the sign-in page, kept over reloads until signing out. */
export interface RememberedUser {
  read(): string | undefined;
  remember(name: string): void;
  forget(): void;
}

/** Keeps the choice in the browser's `localStorage`. */
export function rememberedUserIn(storage: Storage): RememberedUser {
  return {
    read: () => storage.getItem(STORAGE_KEY) ?? undefined,
    remember: name => storage.setItem(STORAGE_KEY, name),
    forget: () => storage.removeItem(STORAGE_KEY),
  };
}
