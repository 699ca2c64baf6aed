import { discoveryApiRef, IdentityApi } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { SignInPage } from './SignInPage';

const KEY = 'adinsights.local-user';
const PEOPLE = [
  { name: 'admin', title: 'Admin', description: 'Sees every tenant.' },
  { name: 'outsider', title: 'Outsider', description: 'Owns nothing.' },
];

/** What `GET /api/auth/local/refresh` answers for the person in its header. */
function authServer(answer: (name: string | null) => Response) {
  return jest
    .spyOn(window, 'fetch')
    .mockImplementation(async (_, init) =>
      answer(new Headers(init?.headers).get('x-local-user')),
    );
}

function session(name: string | null): Response {
  return Response.json({
    profile: { displayName: name ?? undefined },
    backstageIdentity: {
      token: `e30.${btoa(JSON.stringify({ exp: 4_000_000_000 }))}.x`,
      identity: {
        type: 'user',
        userEntityRef: `user:default/${name}`,
        ownershipEntityRefs: [],
      },
    },
  });
}

async function renderSignIn(localUsers: typeof PEOPLE | undefined) {
  const signedIn: IdentityApi[] = [];
  await renderInTestApp(
    <SignInPage onSignInSuccess={identity => signedIn.push(identity)} />,
    {
      apis: [
        [
          discoveryApiRef,
          { getBaseUrl: async id => `http://portal/api/${id}` },
        ],
      ],
      config: {
        app: {
          baseUrl: 'http://portal',
          ...(localUsers ? { signIn: { localUsers } } : {}),
        },
      },
    },
  );
  return signedIn;
}

describe('SignInPage', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.restoreAllMocks());

  it('offers the people of the configuration and signs the chosen one in', async () => {
    authServer(session);
    const signedIn = await renderSignIn(PEOPLE);

    expect(screen.getByText('Owns nothing.')).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: /Outsider/ }));

    await waitFor(() => expect(signedIn).toHaveLength(1));
    expect(await signedIn[0].getBackstageIdentity()).toMatchObject({
      userEntityRef: 'user:default/outsider',
    });
    expect(window.localStorage.getItem(KEY)).toBe('outsider');
  });

  it('signs the remembered person in again, until they sign out', async () => {
    authServer(session);
    window.localStorage.setItem(KEY, 'admin');
    const signedIn = await renderSignIn(PEOPLE);

    await waitFor(() => expect(signedIn).toHaveLength(1));
    await signedIn[0].signOut();

    expect(window.localStorage.getItem(KEY)).toBeNull();
  });

  it('offers nobody where the configuration names nobody', async () => {
    const server = authServer(session);
    window.localStorage.setItem(KEY, 'admin');
    const signedIn = await renderSignIn(undefined);

    expect(screen.getByText('Sign-in is not set up here')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(signedIn).toEqual([]);
    expect(server).not.toHaveBeenCalled();
  });

  it('does not sign in a remembered person who is no longer offered', async () => {
    authServer(session);
    window.localStorage.setItem(KEY, 'gone');
    const signedIn = await renderSignIn(PEOPLE);

    expect(screen.getByRole('button', { name: /Admin/ })).toBeVisible();
    expect(signedIn).toEqual([]);
  });

  it.each([
    [403, 'NotAllowedError', /knows no such person/],
    [503, 'ServiceUnavailableError', /does not answer yet/],
  ])('explains a %s and lets one choose again', async (status, name, text) => {
    authServer(() =>
      Response.json(
        { error: { name, message: 'no, because' }, response: {} },
        { status },
      ),
    );
    await renderSignIn(PEOPLE);
    fireEvent.click(screen.getByRole('button', { name: /Admin/ }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not sign in as Admin');
    expect(alert).toHaveTextContent(text);
    expect(alert).toHaveTextContent('no, because');
    fireEvent.click(
      screen.getByRole('button', { name: 'Choose someone else' }),
    );

    expect(
      await screen.findByRole('button', { name: /Outsider/ }),
    ).toBeVisible();
    expect(window.localStorage.getItem(KEY)).toBeNull();
  });

  it('tries again after a failure', async () => {
    let up = false;
    authServer(name =>
      up ? session(name) : Response.json({}, { status: 503 }),
    );
    const signedIn = await renderSignIn(PEOPLE);
    fireEvent.click(screen.getByRole('button', { name: /Admin/ }));
    await screen.findByRole('alert');

    up = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(signedIn).toHaveLength(1));
  });
});
