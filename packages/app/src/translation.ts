import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The words of the shell and of the sign-in page. */
export const portalTranslationRef = createTranslationRef({
  id: 'portal',
  messages: {
    name: 'AdInsights Portal',
    shell: {
      skip: 'Skip to content',
      navigation: 'Main',
      fleet: 'Fleet',
      metrics: 'Metrics',
      pipelines: 'Pipelines',
      catalog: 'Catalog',
      search: 'Search',
      settings: 'Settings',
      signedInAs: 'Signed in as {{name}}',
      signOut: 'Sign out',
    },
    notFound: {
      title: 'There is no page here',
      text: 'The address may be mistyped, or what it led to is gone.',
      home: 'To the fleet',
    },
    signIn: {
      title: 'Choose who you are',
      intro:
        'This portal runs on your own machine. Pick a person to see it with their rights; you can change at any time.',
      people: 'People',
      note: 'No password is asked for because only this machine can reach this page. A portal in production never offers this list.',
      pending: 'Signing in as {{title}}…',
      failed: 'Could not sign in as {{title}}',
      refused:
        'The portal knows no such person, or does not let them in. If it has just started, people may still be loading: try again in a few seconds.',
      unreachable:
        'The portal’s server does not answer yet. If it has just started, try again in a few seconds; else look at its terminal.',
      detail: 'What the server said',
      retry: 'Try again',
      chooseOther: 'Choose someone else',
      unavailable: 'Sign-in is not set up here',
      unavailableHelp:
        'This portal has no sign-in provider that this page could offer. Whoever runs it adds one in its configuration; nothing can be seen until then.',
    },
  },
});
