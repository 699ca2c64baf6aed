import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen } from '@testing-library/react';
import { metricsFixture } from '../__testUtils__/metricsFixture';
import { CreativeList } from './CreativeList';

async function renderThumbnail(thumbnailUrl: string | null) {
  const [creative] = metricsFixture.creative;
  renderInTestApp(
    <CreativeList creatives={[{ ...creative, thumbnailUrl }]} currency="JMD" />,
  );
  return (await screen.findByText(creative.name)).closest('li');
}

describe('CreativeList', () => {
  it('shows a thumbnail, and a placeholder once it fails', async () => {
    const item = await renderThumbnail('https://cdn.example.com/a.jpg');
    const image = item?.querySelector('img');
    expect(image).toHaveAttribute('src', 'https://cdn.example.com/a.jpg');
    fireEvent.error(image as HTMLImageElement);
    expect(item?.querySelector('img')).toBeNull();
    expect(item?.querySelector('svg')).toBeVisible();
  });

  it.each([
    'https://media.sandbox.example/t/1.jpg',
    'https://media.invalid/t/1.jpg',
    'https://cdn.test./1.jpg',
    'http://cdn.example.com/a.jpg',
    'no address',
    null,
  ])('does not ask for what cannot load: %s', async url => {
    const item = await renderThumbnail(url);
    expect(item?.querySelector('img')).toBeNull();
    expect(item?.querySelector('svg')).toBeVisible();
  });
});
