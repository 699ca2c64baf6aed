import { useCallback, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Text } from '@backstage/ui';
import { Logo } from '../shell/Logo';
import { portalTranslationRef } from '../translation';
import { forgettingIdentity } from './forgettingIdentity';
import { LocalUser } from './localUsers';
import { RememberedUser } from './rememberedUser';
import { SignInFailure } from './SignInFailure';
import styles from './SignInPage.module.css';

/** Signs one person in through the `local` provider, or says why not. */
export function LocalSignIn(props: {
  person: LocalUser;
  remembered: RememberedUser;
  onSignInSuccess: SignInPageProps['onSignInSuccess'];
  onChooseOther(): void;
}) {
  const { person, remembered, onSignInSuccess, onChooseOther } = props;
  const { t } = useTranslationRef(portalTranslationRef);
  const [attempt, setAttempt] = useState(1);

  const Failure = useCallback(
    ({ error }: { error?: Error }) => (
      <SignInFailure
        person={person}
        error={error}
        onRetry={() => setAttempt(last => last + 1)}
        onChooseOther={() => {
          remembered.forget();
          onChooseOther();
        }}
      />
    ),
    [person, remembered, onChooseOther],
  );

  return (
    <div className={styles.attempt}>
      <Logo size={44} />
      <Text
        as="p"
        variant="body-large"
        color="secondary"
        className={styles.pending}
      >
        {t('signIn.pending', { title: person.title })}
      </Text>
      <ProxiedSignInPage
        key={`${person.name} ${attempt}`}
        provider="local"
        headers={{ 'x-local-user': person.name }}
        ErrorComponent={Failure}
        onSignInSuccess={identity => {
          remembered.remember(person.name);
          onSignInSuccess(forgettingIdentity(identity, remembered.forget));
        }}
      />
    </div>
  );
}
