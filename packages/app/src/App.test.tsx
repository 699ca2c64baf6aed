import { createApp } from '@backstage/frontend-defaults';
import { mockApis } from '@backstage/frontend-test-utils';
import { fireEvent, render, screen } from '@testing-library/react';
import { features } from './App';

const CONFIG = {
  app: {
    title: 'AdInsights Portal',
    baseUrl: 'http://localhost',
    signIn: {
      localUsers: [
        { name: 'admin', title: 'Admin', description: 'Sees every tenant.' },
      ],
    },
  },
  backend: { baseUrl: 'http://localhost' },
};

const EMPTY_FLEET = {
  columns: ['tenantId'],
  rows: [],
  generatedAt: '2026-01-05T11:00:00Z',
};

const SESSION = {
  profile: {},
  backstageIdentity: {
    token: `e30.${btoa(JSON.stringify({ exp: 4_000_000_000 }))}.x`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/admin',
      ownershipEntityRefs: [],
    },
  },
};

function answer(url: string): object {
  if (url.includes('/api/auth/local/refresh')) {
    return SESSION;
  }
  return url.includes('/fleet') ? EMPTY_FLEET : { items: [] };
}

describe('the app', () => {
  beforeEach(() => {
    window.localStorage.clear();
    jest
      .spyOn(window, 'fetch')
      .mockImplementation(async input =>
        Response.json(
          answer(input instanceof Request ? input.url : String(input)),
        ),
      );
  });
  afterEach(() => jest.restoreAllMocks());

  it('goes from the sign-in page to the fleet, with its navigation', async () => {
    const app = createApp({
      features,
      advanced: {
        configLoader: async () => ({
          config: mockApis.config({ data: CONFIG }),
        }),
      },
    });
    render(app.createRoot());

    fireEvent.click(
      await screen.findByRole('button', { name: /Admin/ }, { timeout: 20_000 }),
    );

    expect(
      await screen.findByRole(
        'heading',
        { name: 'Fleet', level: 1 },
        { timeout: 20_000 },
      ),
    ).toBeVisible();
    expect(window.location.pathname).toBe('/fleet');
    const entries = screen
      .getByRole('navigation', { name: 'Main' })
      .querySelectorAll('a[href]');
    expect([...entries].map(each => each.getAttribute('href'))).toEqual([
      '/',
      '/fleet',
      '/metrics',
      '/pipelines',
      '/catalog',
      '/search',
      '/settings',
    ]);
    expect(await screen.findByText('admin')).toBeVisible();
  }, 60_000);
});
