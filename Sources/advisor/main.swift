import AdvisorCommand

Program.main()
