import '@testing-library/jest-dom';

const WINDOW_WIDTH = 1440;

// jsdom lays nothing out: what asks for the window's width gets a desktop's.
window.matchMedia = query => {
  const least = Number(/min-width: (\d+)px/.exec(query)?.[1] ?? Infinity);
  return Object.assign(new EventTarget(), {
    matches: WINDOW_WIDTH >= least,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
};

// Nor is there anything that it could scroll.
Element.prototype.scrollIntoView = () => {};
