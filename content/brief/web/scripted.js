document.documentElement.classList.add("scripted"); // before anything is drawn: without it the file is one long text
