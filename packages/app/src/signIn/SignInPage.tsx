import { useMemo, useState } from 'react';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Text } from '@backstage/ui';
import { Logo } from '../shell/Logo';
import { portalTranslationRef } from '../translation';
import { LocalSignIn } from './LocalSignIn';
import { readLocalUsers } from './localUsers';
import { PersonCard } from './PersonCard';
import { rememberedUserIn } from './rememberedUser';
import styles from './SignInPage.module.css';

/** Offers the local people, or says that nobody can be offered here. */
export function SignInPage(props: SignInPageProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const config = useApi(configApiRef);
  const people = useMemo(() => readLocalUsers(config), [config]);
  const remembered = useMemo(() => rememberedUserIn(window.localStorage), []);
  const [chosen, setChosen] = useState(() => remembered.read());
  const person = people.find(({ name }) => name === chosen);

  if (person) {
    return (
      <main className={styles.page}>
        <LocalSignIn
          person={person}
          remembered={remembered}
          onSignInSuccess={props.onSignInSuccess}
          onChooseOther={() => setChosen(undefined)}
        />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <Logo size={44} />
        <Text as="p" variant="body-medium" color="secondary">
          {t('name')}
        </Text>
        <h1 className={styles.title}>
          {people.length ? t('signIn.title') : t('signIn.unavailable')}
        </h1>
        <Text as="p" variant="body-large" color="secondary">
          {people.length ? t('signIn.intro') : t('signIn.unavailableHelp')}
        </Text>
      </header>
      {people.length > 0 && (
        <>
          <ul className={styles.people} aria-label={t('signIn.people')}>
            {people.map(each => (
              <li key={each.name}>
                <PersonCard person={each} onChoose={setChosen} />
              </li>
            ))}
          </ul>
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.note}
          >
            {t('signIn.note')}
          </Text>
        </>
      )}
    </main>
  );
}
